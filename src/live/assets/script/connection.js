/// Whether the server answers. While it does not, tries are ever further apart, up to ten seconds, and not all at once.
class Connection {
  constructor(onChange) {
    this.onChange = onChange;
    this.lostSince = null;
    this.tries = 0;
    this.waiting = new Set();
    addEventListener('online', () => this.wake());
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.wake(); });
  }

  wake() {
    for (const done of this.waiting) done();
    this.waiting.clear();
  }

  works() {
    this.tries = 0;
    if (!this.lostSince) return;
    this.lostSince = null;
    this.onChange();
    this.wake();
  }

  /// Notes that a try failed, and waits until the next one is due.
  async fails() {
    const pause = Math.min(500 * 2 ** this.tries, 10000);
    this.tries += 1;
    if (!this.lostSince) {
      this.lostSince = new Date();
      this.onChange();
    }
    await this.pause(pause * (0.5 + Math.random()));
  }

  async pause(milliseconds) {
    await new Promise((done) => {
      this.waiting.add(done);
      setTimeout(() => { this.waiting.delete(done); done(); }, milliseconds);
    });
    await this.visible();
  }

  /// A page that nobody sees asks for nothing.
  async visible() {
    while (document.hidden) await new Promise((done) => { document.addEventListener('visibilitychange', done, { once: true }); });
  }

  get text() {
    const time = this.lostSince?.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    return this.lostSince ? `Connection lost since ${time}, trying again` : '';
  }
}
