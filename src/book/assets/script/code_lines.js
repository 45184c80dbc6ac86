/// Makes an element of the line's leading spaces, so that they can be narrower where there is little room.
function indent(line) {
  const spaces = line.textContent.match(/^ */)[0].length;
  line.style.setProperty('--indent', Math.min(spaces, 12));
  if (spaces === 0 || line.firstChild.nodeType !== Node.TEXT_NODE) return;
  const rest = line.firstChild.splitText(spaces);
  rest.before(make('span', { className: 'indentation' }, line.firstChild));
}

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
  lines.forEach(indent);
  block.style.setProperty('--columns', Math.max(...lines.map((one) => one.textContent.trimEnd().length), 20));
}
