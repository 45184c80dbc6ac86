/// The words of two texts, each with whether the other text has it there, too: by their longest common subsequence.
function differingWords(left, right) {
  const split = (text) => text.match(/\s+|[^\s]+/g) ?? [];
  const a = split(left), b = split(right), most = 2500;
  if (a.length > most || b.length > most) return [[[left, left !== right]], [[right, left !== right]]];
  const width = b.length + 1, lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; --i)
    for (let j = b.length - 1; j >= 0; --j)
      lengths[i * width + j] = a[i] === b[j] ? lengths[(i + 1) * width + j + 1] + 1 : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
  const marked = [[], []];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      marked[0].push([a[i++], false]);
      marked[1].push([b[j++], false]);
    } else if (j >= b.length || (i < a.length && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) {
      marked[0].push([a[i++], true]);
    } else {
      marked[1].push([b[j++], true]);
    }
  }
  return marked;
}

const markedNodes = (words) => words.map(([word, differs]) => (differs && word.trim() !== '' ? make('mark', { textContent: word }) : word));

/// Marks in two outputs of the same kind what differs: words of what was printed, cells of tables, paragraphs.
function markDifferences(left, right) {
  const texts = [left, right].map((one) => one.querySelector('samp'));
  if (texts[0] && texts[1]) {
    const marked = differingWords(...texts.map((one) => one.textContent));
    texts.forEach((one, i) => one.replaceChildren(...markedNodes(marked[i])));
    return;
  }
  const parts = [left, right].map((one) => [...one.querySelectorAll('td, th, p, li')]);
  if (parts[0].length !== parts[1].length) return;
  parts[0].forEach((one, i) => {
    for (const part of [one, parts[1][i]]) part.classList.toggle('differs', one.textContent !== parts[1][i].textContent);
  });
}
