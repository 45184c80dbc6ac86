/// A number in few digits, as one would write it.
const written = (number, digits = 12) => String(Number(number.toPrecision(digits)));

/// The positions of a slider: numbers in their order, between which the nearest is chosen.
class Scale {
  constructor(numbers, isLogarithmic) {
    this.numbers = [...new Set(numbers)].sort((a, b) => a - b);
    this.measure = isLogarithmic ? (number) => Math.log(Math.max(number, Number.MIN_VALUE)) : (number) => number;
  }

  get last() { return this.numbers.length - 1; }
  text(position) { return written(this.numbers[position]); }

  position(text) {
    const wanted = this.measure(Number(text));
    let best = 0;
    for (const [i, number] of this.numbers.entries())
      if (Math.abs(this.measure(number) - wanted) < Math.abs(this.measure(this.numbers[best]) - wanted)) best = i;
    return best;
  }
}

const mantissas = [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 9.5];

/// Round numbers, each about a tenth larger than the one before.
function logarithmicNumbers(low, high) {
  const numbers = [];
  for (let decade = Math.floor(Math.log10(low)); decade <= Math.log10(high); ++decade)
    for (const mantissa of mantissas) numbers.push(Number(`${mantissa}e${decade}`));
  return numbers;
}

/// At most a thousand steps of 1, 2 or 5 times a power of ten.
function linearNumbers(low, high, isWhole) {
  const least = (high - low) / 1000, decade = 10 ** Math.floor(Math.log10(least));
  const step = Math.max([1, 2, 5, 10].map((factor) => factor * decade).find((size) => size >= least * 0.999), isWhole ? 1 : 0);
  const numbers = [];
  for (let k = Math.ceil(low / step); k * step <= high; ++k) numbers.push(Number(written(k * step)));
  return numbers;
}

const bound = (end) => (end === null ? null : { number: Number(end.value), isOpen: end.open });

/// Whether a parameter's range has this number.
function isAllowed(parameter, number) {
  const low = bound(parameter.min), high = bound(parameter.max);
  return (!low || (low.isOpen ? number > low.number : number >= low.number)) && (!high || (high.isOpen ? number < high.number : number <= high.number));
}

function scaleOf(parameter, low, high, isLogarithmic) {
  const isWhole = parameter.kind === 'integer';
  const between = (isLogarithmic ? logarithmicNumbers : linearNumbers)(low, high, isWhole);
  const numbers = [low, ...between, high, Number(parameter.default)].filter((number) => number >= low && number <= high && isAllowed(parameter, number));
  return new Scale(isWhole ? numbers.filter(Number.isInteger) : numbers, isLogarithmic);
}

/// The positions that a number's range asks for; null where no slider serves: a seed has too many, and a whole number few.
function sliderScale(parameter) {
  const normal = Number(parameter.default), isWhole = parameter.kind === 'integer';
  const low = bound(parameter.min)?.number ?? null, high = bound(parameter.max)?.number ?? null;
  if (low !== null && high !== null) {
    if (low > 0 && high / low >= 1000) return scaleOf(parameter, low, high, true);
    if (isWhole && (high - low > 1e6 || high - low <= 12)) return null;
    return scaleOf(parameter, low, high, false);
  }
  if (isWhole && (low === null || low < 1)) return null;
  if (normal > 0 && (low ?? 0) >= 0) {
    const least = low > 0 ? Math.max(low, normal / 100) : normal / 100, most = Math.min(high ?? Infinity, normal * 100);
    return scaleOf(parameter, isWhole ? Math.ceil(least) : least, most, true);
  }
  const reach = 5 * (Math.abs(normal) || 2);
  return scaleOf(parameter, Math.max(low ?? -Infinity, normal - reach), Math.min(high ?? Infinity, normal + reach), false);
}

/// Whether two texts of -p stand for the same value, as far as one can tell here.
function isSameValue(parameter, a, b) {
  if (a === b) return true;
  if (parameter.kind === 'boolean') return isYes(a) === isYes(b);
  return parameter.kind !== 'choice' && a.trim() !== '' && b.trim() !== '' && Number(a) === Number(b);
}

const isYes = (text) => ['true', 'yes', '1'].includes(text);
