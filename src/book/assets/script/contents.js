/// In the contents, marks the section that one is reading.
function markSections() {
  const contents = document.querySelector('.contents');
  const links = [...document.querySelectorAll('.contents a[href^="#"]')];
  const parts = links.map((link) => byId(decodeURIComponent(link.hash.slice(1))));
  if (!contents || links.length === 0) return;
  let marked = null;
  const mark = (link) => {
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    marked = link;
    if (!link) return;
    link.setAttribute('aria-current', 'location');
    const place = link.getBoundingClientRect(), frame = contents.getBoundingClientRect();
    if (place.top < frame.top) contents.scrollTop += place.top - frame.top - 24;
    else if (place.bottom > frame.bottom) contents.scrollTop += place.bottom - frame.bottom + 24;
  };
  const update = () => {
    const isAtEnd = innerHeight + scrollY >= root.scrollHeight - 2 && scrollY > 0;
    const isAbove = (part) => part && part.getBoundingClientRect().top < innerHeight * 0.3;
    mark(links[isAtEnd ? links.length - 1 : parts.findLastIndex(isAbove)] ?? null);
  };
  let waits = false;
  const soon = () => {
    if (!waits) requestAnimationFrame(() => { waits = false; update(); });
    waits = true;
  };
  addEventListener('scroll', soon, { passive: true });
  addEventListener('resize', soon);
  update();
}
