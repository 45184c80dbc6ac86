/// An axis of a figure: pixels of the picture to data and back.
class Axis {
  constructor({ low, high, log }, begin, length) {
    Object.assign(this, { low, high, isLog: log, begin, length });
  }

  get span() { return Math.abs(this.high - this.low); }

  data(pixel) {
    const share = (pixel - this.begin) / this.length;
    return this.isLog ? this.low * (this.high / this.low) ** share : this.low + (this.high - this.low) * share;
  }

  pixel(data) {
    const share = this.isLog ? Math.log(data / this.low) / Math.log(this.high / this.low) : (data - this.low) / (this.high - this.low);
    return this.begin + share * this.length;
  }

  /// As many digits as a pixel tells apart.
  text(data) {
    if (this.isLog) return written(data, 3);
    const decimals = Math.max(0, Math.ceil(-Math.log10(this.span / Math.abs(this.length))));
    return written(Number(data.toFixed(Math.min(decimals, 15))));
  }

  /// The data so many hundredths of the axis further on.
  step(data, hundredths) { return this.data(this.pixel(data) + this.length * hundredths / 100); }
}

const planeAxes = ({ left, top, width, height, x, y }) => ({ x: new Axis(x, left, width), y: new Axis(y, top + height, -height) });

/// Where the picture itself lies within its image, which may leave margins around it: of the page, in pixels.
function pictureBox(image) {
  const width = Number(image.getAttribute('width')), height = Number(image.getAttribute('height'));
  const scale = Math.min(image.clientWidth / width, image.clientHeight / height);
  return { scale, left: image.offsetLeft + (image.clientWidth - width * scale) / 2, top: image.offsetTop + (image.clientHeight - height * scale) / 2 };
}

/// What lies over a figure: where the pointer is, in the units of its axes, and handles.
class Planes {
  constructor(figure, live) {
    this.figure = figure;
    this.live = live;
    this.layer = make('div', { className: 'planes' });
    this.place = make('p', { className: 'pointer', 'aria-hidden': 'true' });
    this.layer.append(this.place);
    this.image.after(this.layer);
    this.handles = [];
    figure.addEventListener('pointermove', (event) => this.point(event));
    figure.addEventListener('pointerleave', () => { this.place.textContent = ''; });
    this.sizes = new ResizeObserver(() => this.lay());
  }

  get image() { return this.figure.querySelector(':scope > img'); }

  /// Takes what the picture shows now. A handle that is held stays the same element.
  show({ planes, handles }) {
    this.sizes.disconnect();
    for (const one of [this.image, this.figure]) this.sizes.observe(one); // the one may move within the other
    this.planes = planes.map(planeAxes);
    this.boxes = planes;
    this.handles.slice(handles.length).forEach((handle) => handle.remove());
    this.handles = handles.map((handle, i) => {
      const one = this.handles[i] ?? new Handle(this);
      const isCopy = handles.slice(0, i).some(({ x, y }) => x === handle.x && y === handle.y);
      one.take(handle, isCopy);
      return one;
    });
    this.lay();
  }

  lay() {
    if (this.image.clientWidth === 0) return;
    this.box = pictureBox(this.image);
    Object.assign(this.layer.style, { left: `${this.box.left}px`, top: `${this.box.top}px`, width: `${this.image.getAttribute('width') * this.box.scale}px`, height: `${this.image.getAttribute('height') * this.box.scale}px` });
    for (const handle of this.handles) handle.lay();
  }

  /// The pixel of the picture at which an event is.
  pixel(event) {
    const at = this.layer.getBoundingClientRect();
    return { x: (event.clientX - at.left) / this.box.scale, y: (event.clientY - at.top) / this.box.scale };
  }

  point(event) {
    if (!this.box || !this.planes) return;
    const { x, y } = this.pixel(event);
    const i = this.boxes.findIndex(({ left, top, width, height }) => x >= left && x <= left + width && y >= top && y <= top + height);
    this.place.textContent = i < 0 ? '' : `${this.planes[i].x.text(this.planes[i].x.data(x))}, ${this.planes[i].y.text(this.planes[i].y.data(y))}`;
  }
}

/// A point of a figure whose coordinates are two parameters: it is dragged, put where one clicks, or moved by arrow keys.
class Handle {
  constructor(planes) {
    this.planes = planes;
    this.ground = make('div', { className: 'ground' });
    this.knob = make('div', { className: 'handle' });
    this.ground.append(this.knob);
    planes.layer.prepend(this.ground);
    this.axes = null; // while it is dragged: those it was taken hold of in
    this.ground.addEventListener('pointerdown', (event) => this.hold(event));
    this.ground.addEventListener('pointermove', (event) => { if (this.axes) this.move(event, false); });
    this.ground.addEventListener('pointerup', (event) => this.release(event));
    this.ground.addEventListener('pointercancel', () => this.settle());
    this.knob.addEventListener('keydown', (event) => this.onKey(event));
  }

  get live() { return this.planes.live; }
  get now() { return this.planes.planes[this.plane]; }

  remove() { this.ground.remove(); }

  /// Of points that move together, as in several panels, the keyboard and screen readers have the first.
  take({ plane, x, y }, isCopy) {
    Object.assign(this, { plane, x, y });
    if (isCopy) {
      for (const name of ['role', 'tabindex']) this.knob.removeAttribute(name);
      this.knob.setAttribute('aria-hidden', 'true');
    } else {
      this.knob.setAttribute('role', 'slider');
      this.knob.tabIndex = 0;
      this.knob.removeAttribute('aria-hidden');
    }
    const common = x.replace(/_?x$/, ''), isPair = common !== '' && common === y.replace(/_?y$/, '');
    this.name = isPair ? `${common.replaceAll('_', ' ')} point` : `point of ${x} and ${y}`;
    this.knob.setAttribute('aria-label', this.name);
    this.knob.setAttribute('aria-roledescription', 'point, moved by arrow keys');
  }

  lay() {
    const { scale } = this.planes.box, { left, top, width, height } = this.planes.boxes[this.plane];
    Object.assign(this.ground.style, { left: `${left * scale}px`, top: `${top * scale}px`, width: `${width * scale}px`, height: `${height * scale}px` });
    const x = Number(this.live.value(this.x)), y = Number(this.live.value(this.y)), { x: axisX, y: axisY } = this.now;
    const at = { x: axisX.pixel(x) - left, y: axisY.pixel(y) - top };
    const isSeen = at.x >= 0 && at.x <= width && at.y >= 0 && at.y <= height;
    const within = (number, most) => Math.min(Math.max(Number.isFinite(number) ? number : 0, 0), most);
    Object.assign(this.knob.style, { left: `${within(at.x, width) * scale}px`, top: `${within(at.y, height) * scale}px` });
    this.knob.classList.toggle('outside', !isSeen);
    const [low, high] = [this.live.parameter(this.x).min, this.live.parameter(this.x).max].map((end) => (end ? Number(end.value) : null));
    this.knob.setAttribute('aria-valuenow', x);
    this.knob.setAttribute('aria-valuemin', low ?? Math.min(axisX.low, axisX.high, x));
    this.knob.setAttribute('aria-valuemax', high ?? Math.max(axisX.low, axisX.high, x));
    this.knob.setAttribute('aria-valuetext', `${this.x} = ${this.live.value(this.x)}, ${this.y} = ${this.live.value(this.y)}`);
  }

  /// A mouse takes hold anywhere in the plane; a finger, which may want to scroll, on the point itself.
  hold(event) {
    if (event.button !== 0 || !this.live.mayMove(this.x, this.y)) return;
    this.knob.focus({ preventScroll: true });
    if (event.pointerType === 'touch' && event.target !== this.knob) {
      this.tap = this.planes.pixel(event);
      return;
    }
    event.preventDefault();
    this.ground.setPointerCapture(event.pointerId);
    this.axes = this.now;
    this.knob.classList.add('held');
    if (event.target !== this.knob) this.move(event, false);
  }

  move(event, isAtRest) {
    if (!this.live.mayMove(this.x, this.y)) return; // locked meanwhile
    const { x, y } = this.planes.pixel(event);
    this.put(this.axes, this.axes.x.data(x), this.axes.y.data(y), isAtRest);
  }

  release(event) {
    if (this.tap) {
      const { x, y } = this.planes.pixel(event), isTap = Math.hypot(x - this.tap.x, y - this.tap.y) < 10 / this.planes.box.scale;
      this.tap = null;
      if (isTap) this.put(this.now, this.now.x.data(x), this.now.y.data(y), true);
    } else if (this.axes) {
      this.settle();
    }
  }

  settle() {
    this.tap = null;
    if (!this.axes) return;
    this.axes = null;
    this.knob.classList.remove('held');
    this.live.change({}, true);
  }

  put(axes, x, y, isAtRest) {
    this.live.change({ [this.x]: this.live.nearest(this.x, axes.x.text(x)), [this.y]: this.live.nearest(this.y, axes.y.text(y)) }, isAtRest);
  }

  onKey(event) {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key] ?? [0, 0];
    if (dx === 0 && dy === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation(); // the projector has these keys, too
    if (!this.live.mayMove(this.x, this.y)) return;
    const by = event.shiftKey ? 10 : 1, { x, y } = this.now;
    this.put(this.now, x.step(Number(this.live.value(this.x)), dx * by), y.step(Number(this.live.value(this.y)), dy * by), true);
  }
}
