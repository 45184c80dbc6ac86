/// Obtains what the lesson puts out with these parameters, from the server: calls `onCell` with each cell that is not as
/// known, as it comes, and returns how the run ended. Throws if the connection breaks.
async function obtainAnswer(request, onCell) {
  const response = await fetch('run', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) });
  if (!response.ok) return { end: response.status === 403 ? 'forbidden' : response.status === 429 ? 'hurried' : 'failed', message: await refusalOf(response) };
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Error('The answer broke off.');
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const message = JSON.parse(line);
      if (message.end) return message;
      onCell(message);
    }
  }
}

/// The sentence with which the server refused something.
async function refusalOf(response) {
  try {
    return (await response.json()).error;
  } catch {
    return `The server answered ${response.status}.`;
  }
}
