/// The list of keys, which ? opens.
class Keys {
  constructor(isLesson) {
    const table = (title, keys) => make('section', {}, make('h3', { textContent: title }),
      make('dl', {}, ...keys.map(([key, what]) => make('div', {}, make('dt', {}, make('kbd', { textContent: key })), make('dd', { textContent: what })))));
    const reading = [['/', 'search the course'], ...(isLesson ? [['p', 'project this lesson']] : []), ['?', 'these keys']];
    const projecting = [['→ Space Page Down', 'on: the output, what is below, the next cell'], ['← Page Up', 'back'], ['Home End', 'first cell, last cell'],
      ['u', 'unfold code and answers'], ['s', 'the speaker’s window'], ['f', 'full screen'], ['b', 'black, and back'], ['Esc', 'end projecting']];
    this.dialog = makeDialog('keys', 'Keys', table('Reading', reading), ...(isLesson ? [table('Projecting', projecting)] : []));
    document.addEventListener('keydown', (event) => { if (event.key === '?' && !isElsewhere(event)) this.dialog.showModal(); });
  }
}
