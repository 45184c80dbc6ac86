/// A figure that moves, when its reader asks for it. All frames are one file; the end of its address says which is seen.
class Player {
  constructor(figure) {
    this.image = figure.querySelector(':scope > img');
    this.film = figure.dataset.film;
    this.count = Number(figure.dataset.frames);
    this.milliseconds = 1000 * Number(figure.dataset.seconds) / this.count;
    this.timer = null;
    this.makeControls();
    this.show(this.count);
  }

  makeControls() {
    const bar = make('div', { className: 'controls', role: 'group', 'aria-label': 'Animation' });
    this.toggle = makeButton('Play', 'Play', () => (this.timer ? this.pause() : this.play()));
    const back = makeButton('‹', 'One frame back', () => this.step(-1)), on = makeButton('›', 'One frame on', () => this.step(1));
    for (const button of [back, on]) button.setAttribute('aria-label', button.title);
    bar.append(this.toggle, back, on);
    this.slider = make('input', { type: 'range', min: 1, max: this.count, 'aria-label': 'Frame' });
    this.slider.addEventListener('input', () => { this.pause(); this.show(Number(this.slider.value)); });
    this.place = make('span');
    bar.append(this.slider, this.place);
    this.image.after(bar);
  }

  show(frame) {
    this.frame = Math.min(Math.max(frame, 1), this.count);
    const address = `${this.film}#${isDark() ? 'dark' : 'light'}-${this.frame}`;
    if (this.image.getAttribute('src') !== address) this.image.src = address;
    this.slider.value = this.frame;
    this.place.textContent = `${this.frame} of ${this.count}`;
  }

  step(by) {
    this.pause();
    this.show(this.frame + by);
  }

  /// From the beginning, if the end is seen.
  play() {
    if (this.frame === this.count) this.show(1);
    this.timer = setInterval(() => this.tick(), this.milliseconds);
    this.label('Pause');
  }

  /// A browser that cannot draw so fast shows every frame, more slowly.
  tick() {
    if (!this.image.complete) return;
    if (this.frame < this.count) this.show(this.frame + 1);
    if (this.frame === this.count) this.pause();
  }

  pause() {
    clearInterval(this.timer);
    this.timer = null;
    this.label('Play');
  }

  label(text) {
    this.toggle.textContent = text;
    this.toggle.setAttribute('aria-label', text);
    this.toggle.title = text;
  }
}
