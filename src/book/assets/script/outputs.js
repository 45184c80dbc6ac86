/// What cells have put out comes to life; also what a live page puts in its place, of which it tells.
function startOutputs() {
  const scrolling = letTheKeyboardScroll();
  const isLesson = document.body.matches('.lesson');
  const large = isLesson ? new LargeFigure() : null;
  const within = (part, selector) => [...(part.matches?.(selector) ? [part] : []), ...part.querySelectorAll(selector)];
  const start = (part) => {
    for (const box of within(part, scrollingBoxes)) scrolling.observe(box);
    letCodeBeCopied(within(part, '.lesson pre:has(> code)'));
    for (const figure of within(part, 'figure.animation')) new Player(figure);
    large?.add(within(part, 'figure:has(> img[width])'));
  };
  start(document);
  document.addEventListener('chalkline:replaced', ({ target }) => {
    start(target);
    if (root.classList.contains('projecting')) for (const block of within(target, '.cell pre')) splitLines(block);
  });
}
