/// Searches the whole course, by what course.js, beside the pages, has of its lessons. Works without a server.
class Search {
  constructor(lessons) {
    this.places = lessons.flatMap((lesson, i) => lesson.places.map((place) => Search.prepare(lesson, i + 1, place)));
    this.field = make('input', { type: 'search', id: 'search-field', autocomplete: 'off', spellcheck: false });
    this.status = make('p', { role: 'status' });
    this.results = make('ol');
    this.dialog = makeDialog('search', 'Search the course',
      make('label', { htmlFor: 'search-field', textContent: 'Words in titles, text and code' }), this.field, this.status, this.results);
    this.field.addEventListener('input', () => this.show());
    this.dialog.addEventListener('keydown', (event) => this.onKey(event));
    this.results.addEventListener('click', (event) => { if (event.target.closest('a')) this.dialog.close(); });
    document.querySelector('.tools').prepend(makeButton('Search', 'key /', () => this.open()));
    document.addEventListener('keydown', (event) => {
      if (event.key !== '/' || isElsewhere(event) || root.classList.contains('projecting')) return;
      event.preventDefault();
      this.open();
    });
  }

  static plain(text) {
    return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/−/g, '-').toLowerCase();
  }

  static prepare(lesson, number, place) {
    const title = `${number}. ${lesson.title}`;
    return { ...place, title, page: `${lesson.page}#${place.id}`, head: Search.plain(`${title} ${place.section}`),
             body: Search.plain(`${place.text} ${place.code}`) };
  }

  open() {
    this.dialog.showModal();
    this.field.select();
    this.show();
  }

  /// Places that have all words; first those that have them in their titles, then in the order of the course.
  find(words) {
    const weight = (place) => words.filter((word) => place.head.includes(word)).length;
    return this.places.filter((place) => words.every((word) => place.head.includes(word) || place.body.includes(word)))
      .map((place) => [weight(place), place]).sort(([a], [b]) => b - a).map(([, place]) => place);
  }

  show() {
    const words = Search.plain(this.field.value).split(/\s+/).filter((word) => word !== '');
    const found = words.length > 0 ? this.find(words) : [];
    const most = 40, some = found.length > most ? `, of which these are the first ${most}` : '';
    this.status.textContent = words.length === 0 ? '' : found.length === 1 ? '1 place' : `${found.length || 'No'} places${some}`;
    this.results.replaceChildren(...found.slice(0, most).map((place) => this.result(place, words)));
  }

  result(place, words) {
    const link = make('a', { href: place.page }, make('span', { textContent: place.title }), place.section ? ` › ${place.section}` : '');
    const isCode = !words.some((word) => Search.plain(place.text).includes(word)) && words.some((word) => Search.plain(place.code).includes(word));
    const excerpt = place.hidden ? 'In what waits behind a question.' : isCode ? Search.excerpt(place.code, words) : Search.excerpt(place.text, words);
    return make('li', {}, link, make(isCode && !place.hidden ? 'code' : 'p', {}, ...[excerpt].flat()));
  }

  /// What stands around the first of the words, which is marked.
  static excerpt(text, words) {
    const plain = Search.plain(text), isAligned = plain.length === text.length;
    const places = words.map((word) => [plain.indexOf(word), word.length]).filter(([at]) => at >= 0 && isAligned).sort(([a], [b]) => a - b);
    if (places.length === 0) return [text.slice(0, 140) + (text.length > 140 ? ' …' : '')];
    const [at, length] = places[0];
    const begin = at < 60 ? 0 : text.lastIndexOf(' ', at - 40) + 1;
    const wanted = Math.max(begin + 140, at + length), space = text.indexOf(' ', wanted), end = space < 0 ? text.length : space;
    return [(begin > 0 ? '… ' : '') + text.slice(begin, at), make('mark', { textContent: text.slice(at, at + length) }),
            text.slice(at + length, end) + (end < text.length ? ' …' : '')];
  }

  /// Enter opens the first place; arrows go from one to the next.
  onKey(event) {
    const links = [...this.results.querySelectorAll('a')], at = links.indexOf(document.activeElement);
    if (event.key === 'Enter' && document.activeElement === this.field) links[0]?.click();
    else if (event.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? this.field).focus();
    else if (event.key === 'Escape') this.dialog.close(); // which else would only empty the field
    else return;
    event.preventDefault();
  }
}
