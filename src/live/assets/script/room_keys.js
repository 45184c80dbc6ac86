/// Adds to the book's list of keys those of a live page.
function listKeys(isTeacher) {
  const dialog = document.querySelector('dialog.keys');
  if (!dialog) return;
  const keys = [['c', 'all parameters, or a few'], ['Arrows', 'move a point that has the focus; with Shift, ten times as far']];
  const room = [['r', 'ask the question, then reveal the votes'], ['l', 'lock the controls, and unlock them'], ['f', 'call everybody back; the projector’s button fills the screen'],
    ['q', 'QR code and room code'], ['b', 'blank their screens, and back']];
  const table = (title, rows) => make('section', {}, make('h3', { textContent: title }),
    make('dl', {}, ...rows.map(([key, what]) => make('div', {}, make('dt', {}, make('kbd', { textContent: key })), make('dd', { textContent: what })))));
  dialog.append(table('Live', keys), ...(isTeacher ? [table('The room', room)] : []));
}
