/// What a prediction hides, also of the code, opens and closes with the output that reveals it.
function joinAnswers() {
  for (const first of document.querySelectorAll('body.lesson .cell.code')) {
    const folds = [];
    for (let cell = first.nextElementSibling; cell?.matches('.follows'); cell = cell.nextElementSibling)
      folds.push(cell.querySelector(':scope > .answer'));
    const outputs = first.querySelector(':scope > .answer');
    for (const fold of outputs ? folds : folds.slice(1)) fold.classList.add('joined');
    if (outputs) folds.push(outputs);
    const codes = [...first.querySelectorAll(':scope > .source > pre')];
    const openAll = (isOpen) => {
      for (const fold of folds) fold.open = isOpen;
      if (codes.length === 2) codes.forEach((code, i) => { code.hidden = isOpen === (i === 0); });
      dispatchEvent(new Event('resize')); // what is seen now may scroll
    };
    for (const fold of folds) fold.addEventListener('toggle', () => openAll(fold.open));
  }
}
