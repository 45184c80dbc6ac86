/// Makes an element of every line of a block, so that the style sheet can indent what goes on below; and tells it how wide
/// the longest one is. No element of the code crosses the end of a line.
function splitLines(block) {
  const text = block.firstElementChild ?? block;
  if (text.querySelector('.line')) return;
  const lines = [];
  let line = make('span', { className: 'line' });
  const add = (node) => {
    line.append(node);
    if (!node.textContent.endsWith('\n')) return;
    lines.push(line);
    line = make('span', { className: 'line' });
  };
  for (const node of [...text.childNodes]) {
    if (node.nodeType !== Node.TEXT_NODE) add(node);
    else for (const part of node.textContent.match(/[^\n]*\n|[^\n]+$/g) ?? []) add(document.createTextNode(part));
  }
  if (line.hasChildNodes()) lines.push(line);
  text.replaceChildren(...lines);
  for (const one of lines) one.style.setProperty('--indent', Math.min(one.textContent.search(/\S|$/), 16));
  block.style.setProperty('--columns', Math.max(...lines.map((one) => one.textContent.trimEnd().length), 20));
}
