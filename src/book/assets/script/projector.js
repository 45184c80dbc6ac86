class Projector {
  constructor(cells) {
    this.cells = cells;
    this.current = 0;
    this.speaker = null;
    this.began = null;
    this.page = document.querySelector('.page');
    this.curtain = make('div', { id: 'curtain' });
    this.curtain.addEventListener('click', () => this.darken(false));
    document.body.append(this.curtain);
    this.makeControls();
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
    const bar = make('nav', { id: 'projector', 'aria-label': 'Projector' });
    this.counter = make('output');
    this.unfolder = makeButton('Unfold', 'key u: code and answers that are folded here', () => this.unfold());
    bar.append(makeButton('Back', 'Left or Page Up', () => this.back()), this.counter,
      makeButton('Next', 'Right, Page Down or Space', () => this.on()), this.unfolder,
      makeButton('Notes', 'key s: the speaker’s window', () => this.openSpeaker()),
      makeButton('Full screen', 'key f', () => this.fillScreen()), makeButton('End', 'Escape; ? lists all keys', () => this.end()));
    document.body.append(bar);
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
    if (!this.isOn) for (const block of document.querySelectorAll('.cell pre')) splitLines(block);
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
    this.page.scrollTo({ top: 0, behavior: 'instant' });
    this.updateSpeaker();
  }

  reveal() {
    this.cell.classList.add('revealed');
    if (this.outputs?.tagName === 'DETAILS') this.outputs.open = true;
    if (this.follower) this.follower.open = true;
    const edge = this.page.getBoundingClientRect(), place = this.outputs?.getBoundingClientRect();
    if (place && place.bottom > edge.bottom) this.page.scrollBy(0, Math.max(Math.min(place.top, place.bottom - edge.height) - edge.top, 0));
    this.updateSpeaker();
  }

  /// What is seen of the current cell below the edge of the screen, and above it.
  get below() { return this.page.scrollHeight - this.page.clientHeight - this.page.scrollTop; }
  get above() { return this.page.scrollTop; }

  /// One press: the output, then what is below the screen's edge, then the next cell.
  on() {
    const screen = this.page.clientHeight * 0.8;
    if (this.isHidden) this.reveal();
    else if (this.below > 1) this.page.scrollBy(0, Math.min(this.below, screen));
    else if (this.current + 1 < this.cells.length) this.show(this.current + 1);
  }

  back() {
    if (this.above > 1) this.page.scrollBy(0, -Math.min(this.above, this.page.clientHeight * 0.8));
    else if (this.current > 0) this.show(this.current - 1, true);
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
    this.darken(false);
    if (document.fullscreenElement) document.exitFullscreen();
    root.classList.remove('projecting');
    cell.classList.remove('current', 'revealed');
    history.replaceState(null, '', '#' + cell.id);
    cell.scrollIntoView({ behavior: 'instant' });
    cell.focus({ preventScroll: true });
    document.dispatchEvent(new Event('chalkline:step'));
  }

  onKey(event) {
    if (isElsewhere(event)) return;
    if (!this.isOn) {
      if (event.key === 'p') this.begin();
      return;
    }
    if (event.target.closest?.('button, summary') && (event.key === ' ' || event.key === 'Enter')) return;
    if (this.obey(event.key)) event.preventDefault();
  }

  /// Does what a key asks for, pressed here or in the speaker's window. A live page may have another use for it.
  obey(key) {
    if (!document.dispatchEvent(new CustomEvent('chalkline:key', { detail: key, cancelable: true }))) return true;
    const isBlack = root.classList.contains('black');
    if (key === 'b' || key === '.') this.darken(!isBlack);
    else if (isBlack && (forwards.has(key) || backwards.has(key) || key === 'Escape')) this.darken(false);
    else if (forwards.has(key)) this.on();
    else if (backwards.has(key)) this.back();
    else if (key === 'Home') this.show(0);
    else if (key === 'End') this.show(this.cells.length - 1);
    else if (key === 's') this.openSpeaker();
    else if (key === 'u') this.unfold();
    else if (key === 'f') this.fillScreen();
    else if (key === 'Escape' || key === 'p') this.end();
    else return false;
    return true;
  }

  /// Black, so that the room looks at the speaker; the next key brings the cell back.
  darken(isBlack) {
    root.classList.toggle('black', isBlack);
    this.updateSpeaker();
  }

  /// Browsers allow it only to a key or a press in this window.
  fillScreen() {
    const change = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.();
    change?.catch(() => {});
  }

  openSpeaker() {
    const page = location.pathname.split('/').pop().replace(/\.html$/, '_notes.html');
    this.speaker = open(`${page}#${this.began}`, 'chalkline-notes', 'popup,width=900,height=700');
  }

  updateSpeaker() {
    document.dispatchEvent(new Event('chalkline:step'));
    if (!this.speaker || this.speaker.closed) return;
    this.speaker.postMessage({ cell: this.current, hidden: this.isHidden, black: root.classList.contains('black') }, targetOrigin);
  }

  onMessage(event) {
    if (!isFrom(event, this.speaker)) return;
    if (event.data === 'ready') this.updateSpeaker();
    else if (typeof event.data?.key === 'string' && this.isOn) this.obey(event.data.key);
  }
}
