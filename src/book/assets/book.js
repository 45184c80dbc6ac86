// Reading needs none of this. It adds the choice of theme, players of figures that move, projecting cell by cell, and the
// speaker's window.
//
// Projecting is kept in the address, as #project:CELL, so that reloading stays where one is. The speaker's window is the
// page of notes, opened from here; the two pass each other numbers of cells and names of keys, which works without a
// server. Neither takes a message from any other page, and no text becomes HTML.
'use strict';

(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  // The theme: the system's, unless the reader has chosen. Pages opened as files may have no storage.
  const stored = (() => { try { return window.localStorage; } catch { return null; } })();
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches);

  // A figure follows the theme by the end of its address.
  function themeFigures(theme) {
    for (const image of document.querySelectorAll('img[src*=".svg#"]'))
      image.setAttribute('src', image.getAttribute('src').replace(/#[a-z]+/, '#' + theme));
  }

  function setTheme(theme) {
    root.dataset.theme = theme;
    themeFigures(theme);
    const button = byId('theme');
    if (button) button.textContent = isDark() ? 'Light' : 'Dark';
  }

  function startTheme() {
    const follow = () => setTheme(stored?.getItem('theme') ?? (systemDark.matches ? 'dark' : 'light'));
    follow();
    systemDark.addEventListener('change', follow);
    document.addEventListener('DOMContentLoaded', () => {
      setTheme(root.dataset.theme);
      byId('theme').closest('.tools').hidden = false;
      byId('theme').addEventListener('click', () => {
        setTheme(isDark() ? 'light' : 'dark');
        stored?.setItem('theme', root.dataset.theme);
      });
    });
  }

  // Printing shows everything but answers that nobody has opened, in browsers too where the style sheet alone cannot open
  // what is folded.
  function openFoldsForPrinting() {
    let closed = [];
    addEventListener('beforeprint', () => {
      closed = [...document.querySelectorAll('details:not([open])')].filter((fold) => !fold.parentElement.matches('.solution'));
      for (const fold of closed) fold.open = true;
      themeFigures('light');
    });
    addEventListener('afterprint', () => {
      for (const fold of closed) fold.open = false;
      themeFigures(isDark() ? 'dark' : 'light');
    });
  }

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
        dispatchEvent(new Event('resize'));  // what is seen now may scroll
      };
      for (const fold of folds) fold.addEventListener('toggle', () => openAll(fold.open));
    }
  }

  /// What is wider than its place scrolls, and the keyboard must reach it then.
  function letTheKeyboardScroll() {
    const update = () => {
      for (const box of document.querySelectorAll('pre:not([aria-hidden]), .table, .formula')) {
        if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
        else box.removeAttribute('tabindex');
      }
    };
    update();
    addEventListener('resize', update);
  }

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
      const bar = document.createElement('div');
      bar.className = 'controls';
      bar.setAttribute('role', 'group');
      bar.setAttribute('aria-label', 'Animation');
      const button = (text, label, action) => {
        const element = document.createElement('button');
        element.type = 'button';
        element.textContent = text;
        element.setAttribute('aria-label', label);
        element.title = label;
        element.addEventListener('click', action);
        bar.append(element);
        return element;
      };
      this.toggle = button('Play', 'Play', () => (this.timer ? this.pause() : this.play()));
      button('‹', 'One frame back', () => this.step(-1));
      button('›', 'One frame on', () => this.step(1));
      this.slider = document.createElement('input');
      Object.assign(this.slider, { type: 'range', min: 1, max: this.count });
      this.slider.setAttribute('aria-label', 'Frame');
      this.slider.addEventListener('input', () => { this.pause(); this.show(Number(this.slider.value)); });
      this.place = document.createElement('span');
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

  const forwards = new Set(['ArrowRight', 'PageDown', ' ', 'Enter']);
  const backwards = new Set(['ArrowLeft', 'PageUp', 'Backspace']);
  const prefix = '#project:';

  // Where messages go, and from where they may come. Pages opened as files all have the origin "null".
  const isFile = location.protocol === 'file:';
  const targetOrigin = isFile ? '*' : location.origin;
  const isFrom = (event, other) => other !== null && event.source === other && event.origin === (isFile ? 'null' : location.origin);

  class Projector {
    constructor(cells) {
      this.cells = cells;
      this.current = 0;
      this.speaker = null;
      this.began = null;
      this.makeControls();
      this.fitCode();
      byId('project').addEventListener('click', () => this.begin());
      document.addEventListener('keydown', (event) => this.onKey(event));
      addEventListener('hashchange', () => this.followAddress());
      addEventListener('message', (event) => this.onMessage(event));
      this.followAddress();
    }

    get isOn() { return root.classList.contains('projecting'); }
    get cell() { return this.cells[this.current]; }
    get outputs() { return this.cell.querySelector(':scope > .outputs'); }
    get follower() { return this.cell.querySelector(':scope > .joined'); }
    get isHidden() {
      return this.outputs !== null && !this.cell.classList.contains('revealed') || this.follower?.open === false;
    }

    /// Whether what a prediction hides has been shown already; true of all else.
    get hasBeenSeen() { return this.outputs?.open !== false && this.follower?.open !== false; }

    /// The answers that stand behind the current cell, which are no steps of their own.
    get answers() {
      const answers = [];
      for (let next = this.cell.nextElementSibling; next?.matches('.solution'); next = next.nextElementSibling)
        answers.push(next);
      return answers;
    }

    makeControls() {
      const bar = document.createElement('nav');
      bar.id = 'projector';
      bar.setAttribute('aria-label', 'Projector');
      const button = (text, title, action) => {
        const element = document.createElement('button');
        element.type = 'button';
        element.textContent = text;
        element.title = title;
        element.addEventListener('click', action);
        bar.append(element);
        return element;
      };
      button('Back', 'Left or Page Up', () => this.back());
      this.counter = document.createElement('output');
      bar.append(this.counter);
      button('Next', 'Right, Page Down or Space', () => this.on());
      this.unfolder = button('Unfold', 'key u: code and answers that are folded here', () => this.unfold());
      button('Notes', 'key s: the speaker’s window', () => this.openSpeaker());
      button('End', 'Escape', () => this.end());
      document.body.append(bar);
    }

    /// Tells the style sheet how wide each block is, so that its longest line fits.
    fitCode() {
      for (const block of document.querySelectorAll('.cell pre')) {
        const columns = Math.max(...block.textContent.split('\n').map((line) => line.length), 20);
        block.style.setProperty('--columns', columns + 2);
      }
    }

    followAddress() {
      const wanted = decodeURIComponent(location.hash);
      if (!wanted.startsWith(prefix)) return;
      const index = this.cells.findIndex((cell) => cell.id === wanted.slice(prefix.length));
      if (!this.isOn || index !== this.current) this.show(Math.max(index, 0));
    }

    /// Begins with the cell that the reader is looking at.
    begin() {
      const visible = this.cells.findIndex((cell) => cell.getBoundingClientRect().bottom > 80);
      this.show(Math.max(visible, 0));
    }

    show(index, revealed = false) {
      this.began ??= Date.now();
      root.classList.add('projecting');
      this.foldAnswers();
      this.cell.classList.remove('current', 'revealed');
      this.current = index;
      this.cell.classList.add('current');
      this.unfolder.hidden = !this.foldsHere;
      this.counter.textContent = `${index + 1} of ${this.cells.length}`;
      history.replaceState(null, '', prefix + this.cell.id);
      this.cell.tabIndex = -1;
      this.cell.focus({ preventScroll: true });
      if (revealed && this.hasBeenSeen) this.reveal();
      scrollTo({ top: 0, behavior: 'instant' });
      this.updateSpeaker();
    }

    reveal() {
      this.cell.classList.add('revealed');
      if (this.outputs?.tagName === 'DETAILS') this.outputs.open = true;
      if (this.follower) this.follower.open = true;
      const overflows = this.outputs && this.outputs.getBoundingClientRect().bottom > innerHeight - 60;
      if (overflows) scrollTo(0, scrollY + this.outputs.getBoundingClientRect().top - 24);
      this.updateSpeaker();
    }

    /// One press: the output, then what is below the screen's edge, then the next cell.
    on() {
      const below = root.scrollHeight - innerHeight - scrollY;
      if (this.isHidden) this.reveal();
      else if (below > innerHeight * 0.2) scrollBy(0, innerHeight * 0.8);
      else if (this.current + 1 < this.cells.length) this.show(this.current + 1);
    }

    back() {
      if (this.current > 0) this.show(this.current - 1, true);
      else this.show(0);
    }

    /// What is folded in the current cell and behind it is shown, or folded again.
    unfold() {
      const { answers } = this, code = this.cell.querySelector(':scope > .source.folded');
      const isFolded = code?.open === false || answers.some((answer) => !answer.classList.contains('asked'));
      if (code) code.open = isFolded;
      for (const answer of answers) this.ask(answer, isFolded);
      if (isFolded && answers.length > 0) answers[0].scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }

    get foldsHere() { return this.answers.length > 0 || this.cell.querySelector(':scope > .source.folded') !== null; }

    ask(answer, isAsked) {
      answer.classList.toggle('asked', isAsked);
      answer.querySelector(':scope > .answer').open = isAsked;
    }

    foldAnswers() {
      for (const answer of document.querySelectorAll('.solution.asked')) this.ask(answer, false);
    }

    end() {
      const cell = this.cell;
      this.foldAnswers();
      root.classList.remove('projecting');
      cell.classList.remove('current', 'revealed');
      history.replaceState(null, '', '#' + cell.id);
      cell.scrollIntoView({ behavior: 'instant' });
      cell.focus({ preventScroll: true });
    }

    onKey(event) {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (!this.isOn) {
        if (event.key === 'p') this.begin();
        return;
      }
      if (event.target.closest?.('input')) return;
      if (event.target.closest?.('button, summary') && (event.key === ' ' || event.key === 'Enter')) return;
      if (this.obey(event.key)) event.preventDefault();
    }

    /// Does what a key asks for, pressed here or in the speaker's window.
    obey(key) {
      if (forwards.has(key)) this.on();
      else if (backwards.has(key)) this.back();
      else if (key === 'Home') this.show(0);
      else if (key === 'End') this.show(this.cells.length - 1);
      else if (key === 's') this.openSpeaker();
      else if (key === 'u') this.unfold();
      else if (key === 'Escape' || key === 'p') this.end();
      else return false;
      return true;
    }

    openSpeaker() {
      const page = location.pathname.split('/').pop().replace(/\.html$/, '_notes.html');
      this.speaker = open(`${page}#${this.began}`, 'chalkline-notes', 'popup,width=900,height=700');
    }

    updateSpeaker() {
      if (!this.speaker || this.speaker.closed) return;
      this.speaker.postMessage({ cell: this.current, hidden: this.isHidden }, targetOrigin);
    }

    onMessage(event) {
      if (!isFrom(event, this.speaker)) return;
      if (event.data === 'ready') this.updateSpeaker();
      else if (typeof event.data?.key === 'string' && this.isOn) this.obey(event.data.key);
    }
  }

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
      if (Number.isInteger(cell) && cell >= 0 && cell < this.cells.length) this.show(cell, message.hidden === true);
    }

    show(index, isHidden) {
      document.body.classList.add('live');
      byId('live').hidden = false;
      for (const slide of this.slides) slide.classList.toggle('current', slide === this.cells[index]);
      if (index === 0) this.slides[0].classList.add('current');
      byId('position').textContent = `${index + 1} of ${this.cells.length}${isHidden ? ', output hidden' : ''}`;
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

  startTheme();
  openFoldsForPrinting();
  document.addEventListener('DOMContentLoaded', () => {
    const contents = document.querySelector('.contents details');
    if (contents && matchMedia('(max-width: 40rem)').matches) contents.open = false;
    letTheKeyboardScroll();
    for (const figure of document.querySelectorAll('figure.animation')) new Player(figure);
    joinAnswers();
    const cells = [...document.querySelectorAll('body.lesson .cell:not(.solution)')];
    if (cells.length > 0) new Projector(cells);
    const slides = [...document.querySelectorAll('body.notes .slide')];
    if (slides.length > 0 && window.opener) new SpeakerWindow(slides);
  });
})();
