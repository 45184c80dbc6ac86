/// What is wider than its place scrolls, and the keyboard must reach it then; also where it was not shown
/// before, as behind a prediction or in the projector.
const scrollingBoxes = 'pre:not([aria-hidden]), .table, .formula';
function letTheKeyboardScroll() {
  const update = (boxes) => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    }
  };
  return new ResizeObserver((changes) => update(changes.map((change) => change.target)));
}
