/// What is wider than its place scrolls, and the keyboard must reach it then; also where it was not shown
/// before, as behind a prediction or in the projector.
function letTheKeyboardScroll() {
  const update = (boxes) => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    }
  };
  const sizes = new ResizeObserver((changes) => update(changes.map((change) => change.target)));
  for (const box of document.querySelectorAll('pre:not([aria-hidden]), .table, .formula')) sizes.observe(box);
}
