/// A figure that is drawn so small that its labels can hardly be read, as on a phone, opens at its full size: by its button
/// or a tap. It closes by a tap, Escape or going back.
class LargeFigure {
  constructor() {
    this.figures = [];
    this.picture = make('img', { alt: '' });
    this.place = make('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': 'The figure at its full size' }, this.picture);
    this.dialog = makeDialog('large', 'Figure', this.place);
    this.picture.addEventListener('click', () => this.dialog.close());
    this.dialog.addEventListener('close', () => { if (history.state?.isLarge) history.back(); });
    addEventListener('popstate', () => this.dialog.close());
    addEventListener('resize', () => this.update());
    addEventListener('load', () => this.update());
    document.addEventListener('toggle', () => this.update(), true);
  }

  add(figures) {
    this.figures = this.figures.filter(({ figure }) => figure.isConnected);
    this.figures.push(...figures.map((figure) => this.prepare(figure)));
    this.update();
  }

  prepare(figure) {
    const imageOf = () => figure.querySelector(':scope > img'); // a live page puts others in its place
    const name = figure.querySelector('.number')?.textContent ?? 'Figure';
    const button = makeButton('Enlarge', 'Show it at its full size', () => this.open(imageOf(), name));
    button.setAttribute('aria-label', `Enlarge ${name}`);
    figure.querySelector('figcaption').append(button);
    figure.addEventListener('click', ({ target }) => { if (target === imageOf() && !button.hidden) this.open(target, name); });
    return { figure, imageOf, button };
  }

  /// Labels have 13.8 units of a figure, and are to have at least 9 pixels.
  update() {
    for (const { imageOf, button } of this.figures) {
      const image = imageOf();
      const isSmall = image.clientWidth > 0 && image.clientWidth / image.getAttribute('width') * 13.8 < 9;
      button.hidden = !isSmall;
      image.classList.toggle('small', isSmall);
    }
  }

  open(image, name) {
    this.picture.src = image.getAttribute('src');
    this.picture.alt = image.alt;
    for (const side of ['width', 'height']) this.picture.setAttribute(side, image.getAttribute(side));
    byId('large-title').textContent = name;
    history.pushState({ isLarge: true }, '');
    this.dialog.showModal();
    this.place.scrollTo(0, 0);
  }
}
