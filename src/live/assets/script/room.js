/// The room's state, always the newest: asked for again as soon as it has come.
class Room {
  constructor(connection, onState) {
    Object.assign(this, { connection, onState, state: null, isOver: false, patch: null, isSending: false });
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.asking?.abort(); });
  }

  async follow() {
    while (!this.isOver) {
      await this.connection.visible();
      try {
        await this.ask();
      } catch (error) {
        if (error.name !== 'AbortError') await this.connection.fails();
      }
    }
  }

  async ask() {
    const after = this.state ? `?after=${this.state.version}&epoch=${encodeURIComponent(this.state.epoch)}` : '';
    this.asking = new AbortController();
    const response = await fetch(`room${after}`, { signal: this.asking.signal });
    if (response.status === 404) this.isOver = true;
    else if (response.status === 403) this.leave();
    else if (response.status === 429) await later(1000);
    else if (response.status === 200) this.take(await response.json());
    else if (response.status !== 204) throw new Error(`The server answered ${response.status}.`);
    this.connection.works();
  }

  /// Who is not known here any more begins at the door.
  leave() {
    this.isOver = true;
    location.assign('/');
  }

  take(state) {
    if (this.state && state.epoch === this.state.epoch && state.version < this.state.version) return;
    const before = this.state;
    this.state = state;
    this.onState(state, before);
  }

  /// The teacher changes the room: one request at a time, what was wished for meanwhile in one with the next.
  async change(patch) {
    this.patch = { ...this.patch, ...patch };
    if (this.isSending) return;
    this.isSending = true;
    while (this.patch) {
      const patch = this.patch;
      this.patch = null;
      try {
        const response = await fetch('room', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(patch) });
        if (response.ok) this.take(await response.json());
        else if (response.status === 429) await this.again(patch, later(300));
      } catch {
        await this.again(patch, this.connection.fails());
      }
    }
    this.isSending = false;
  }

  async again(patch, pause) {
    this.patch = { ...patch, ...this.patch };
    await pause;
  }

  /// Sends a vote; returns what was wrong with it.
  async vote(cell, choice) {
    try {
      const response = await fetch('vote', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ lesson, cell, choice }) });
      return response.ok ? '' : response.status === 409 ? 'It is closed: the teacher has revealed it.' : await refusalOf(response);
    } catch {
      return 'It did not reach the teacher. Please try again.';
    }
  }
}
