/// The prose that a prediction hides opens and closes with the output that reveals it.
function joinAnswers() {
  for (const first of document.querySelectorAll('body.lesson .cell.code')) {
    const folds = [];
    for (let cell = first.nextElementSibling; cell?.matches('.follows'); cell = cell.nextElementSibling)
      folds.push(cell.querySelector(':scope > .answer'));
    const outputs = first.querySelector(':scope > .answer');
    for (const fold of outputs ? folds : folds.slice(1)) fold.classList.add('joined');
    if (outputs) folds.push(outputs);
    for (const fold of folds)
      fold.addEventListener('toggle', () => { for (const other of folds) other.open = fold.open; });
  }
}
