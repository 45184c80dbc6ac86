/// The page of notes, when a projector has opened it: the current notes, the next cell, clock and time.
class SpeakerWindow {
  constructor(slides) {
    this.slides = slides;
    this.cells = slides.filter((slide) => slide.querySelector('template'));
    addEventListener('message', (event) => { if (isFrom(event, window.opener)) this.onMessage(event.data); });
    addEventListener('hashchange', () => this.begin());
    document.addEventListener('keydown', (event) => this.passOn(event));
    setInterval(() => this.tick(), 500);
    this.begin();
  }

  /// The time at which the projector began stands in the address.
  begin() {
    const began = Number(location.hash.slice(1));
    this.began = began > 0 && began <= Date.now() ? began : Date.now();
    this.send('ready');
  }

  send(message) { window.opener?.postMessage(message, targetOrigin); }

  onMessage(message) {
    const cell = message?.cell;
    if (Number.isInteger(cell) && cell >= 0 && cell < this.cells.length) this.show(cell, message.hidden === true, message.black === true);
  }

  show(index, isHidden, isBlack) {
    document.body.classList.add('live');
    byId('live').hidden = false;
    for (const slide of this.slides) slide.classList.toggle('current', slide === this.cells[index]);
    if (index === 0) this.slides[0].classList.add('current');
    byId('position').textContent = `${index + 1} of ${this.cells.length}${isHidden ? ', output hidden' : ''}${isBlack ? ', screen black' : ''}`;
    this.showNext(this.cells[index + 1]);
    this.tick();
  }

  showNext(slide) {
    const next = slide ? slide.querySelector('template').content.cloneNode(true) : document.createElement('p');
    if (!slide) next.textContent = 'The end.';
    byId('next').replaceChildren(next);
  }

  passOn(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.('button, a')) return;
    this.send({ key: event.key });
    if (forwards.has(event.key) || backwards.has(event.key)) event.preventDefault();
  }

  tick() {
    const seconds = Math.floor((Date.now() - this.began) / 1000);
    byId('clock').textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    byId('elapsed').textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
}
