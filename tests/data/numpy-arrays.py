"""Writes cases for tests/numpy/, with what NumPy makes of them.

    python3 numpy-arrays.py > numpy-arrays.csv                 # as committed, with NumPy 1.24.2
    python3 numpy-arrays.py --seed 7 --cases 100000 > many.csv
    CHALKLINE_NUMPY_ARRAYS=many.csv build/tests/test_numpy "[numpy-arrays]"

A line is a function, its arguments and its results, between semicolons; numbers of an array are
between blanks, doubles in hexadecimal. A matrix is its count of columns and its elements.
"""
import argparse
import os

# With these NumPy has its own power function, less exact than the C library's.
os.environ["NPY_DISABLE_CPU_FEATURES"] = (
    "AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL")
import numpy as np  # noqa: E402

np.seterr(all="ignore")


def text(value):
    """A number, or an array's numbers row by row."""
    if isinstance(value, np.ndarray):
        return " ".join(text(x) for x in value.ravel().tolist())
    return float(value).hex() if isinstance(value, float) else str(int(value))


def line(*fields):
    print(";".join(f if isinstance(f, str) else text(f) for f in fields))


class Cases:
    def __init__(self, seed):
        self.random = np.random.default_rng(seed)

    def pick(self, *options):
        return options[self.random.integers(len(options))]

    def whole(self, low, high):
        return int(self.random.integers(low, high))

    def number(self):
        """A finite number of any size, often a round one."""
        r = self.random
        return float(self.pick(
            r.normal, lambda: r.integers(-9, 10), lambda: r.integers(-99, 100) / 10,
            lambda: r.normal() * 10.0 ** r.integers(-30, 31),
            lambda: r.normal() * 10.0 ** r.integers(-300, 300),
            lambda: r.integers(-9, 10) * 5e-324, lambda: -0.0)())

    def values(self, n, finite=False):
        """Numbers of one kind, with ties, and sometimes with nan, inf and signed zeros."""
        r = self.random
        x = self.pick(
            lambda: r.normal(size=n), lambda: r.integers(-4, 5, n).astype(float),
            lambda: np.round(r.normal(size=n), 1), lambda: 1e9 + r.random(n),
            lambda: r.normal(size=n) * 10.0 ** r.integers(-100, 101, n),
            lambda: np.full(n, self.number()), lambda: np.sort(r.random(n)),
            lambda: r.integers(-9, 10, n) * 5e-324)()
        for special in (np.nan, np.inf, -np.inf, -0.0, 0.0):
            if n > 0 and r.random() < 0.1 and not (finite and not np.isfinite(special)):
                x[r.integers(0, n, self.whole(1, 3))] = special
        return x

    def matrix(self, finite=False):
        rows, columns = self.whole(1, 7), self.whole(1, 7)
        return self.values(rows * columns, finite).reshape(rows, columns)

    def size(self):
        return self.whole(1, self.pick(3, 9, 40))

    def linspace(self):
        start, num, endpoint = self.number(), self.whole(0, self.pick(4, 60)), self.pick(1, 1, 0)
        stop = self.pick(self.number(), start, start + self.number())
        if np.isfinite(stop) and np.isfinite(stop - start):
            y = np.linspace(start, stop, num, bool(endpoint))
            line("linspace", start, stop, num, endpoint, y)

    def logspace(self):
        start, stop = float(self.pick(self.random.normal() * 5, self.whole(-9, 10))), self.number()
        num, endpoint = self.whole(0, 12), self.pick(1, 1, 0)
        base = float(self.pick(10.0, 10.0, 2.0, np.e, self.random.random()))
        if abs(stop) < 300:
            y = np.logspace(start, stop, num, bool(endpoint), base)
            line("logspace", start, stop, num, endpoint, base, y)

    def argmin(self):
        x, m, axis = self.values(self.size()), self.matrix(), self.pick(-2, -1, 0, 1)
        line("argmin", x, x.argmin(), x.argmax())
        line("argmin axis", m.shape[1], m, axis, m.argmin(axis), m.argmax(axis))

    def sort(self):
        x, m, axis = self.values(self.size()), self.matrix(), self.pick(-2, -1, 0, 1)
        line("sort", x, np.sort(x), np.argsort(x, kind="stable"))
        line("sort axis", m.shape[1], m, axis, np.sort(m, axis),
             np.argsort(m, axis, kind="stable"))

    def percents(self):
        n = self.whole(1, 4)
        return np.array([float(self.pick(0, 100, 50, 25, self.whole(0, 101),
                                         self.random.random() * 100)) for _ in range(n)])

    def percentile(self):
        x, m, axis, q = self.values(self.size()), self.matrix(), self.pick(-1, 0), self.percents()
        line("percentile", x, q, float(np.median(x)), np.percentile(x, q))
        line("percentile axis", m.shape[1], m, axis, q, np.median(m, axis),
             np.percentile(m, q, axis))

    def histogram(self):
        x, bins = self.values(self.whole(0, self.pick(4, 40, 400))), self.whole(1, 30)
        r = np.array([])
        if self.random.random() < 0.4 or not np.isfinite(x).all():
            r = np.sort([self.number(), self.pick(self.number(), 1.0)])
            if self.random.random() < 0.5:
                r = np.array([-1.0, 1.0])
        try:
            counts, edges = np.histogram(x, bins, tuple(r) or None)
            density, _ = np.histogram(x, bins, tuple(r) or None, density=True)
        except (IndexError, ValueError):
            line("histogram", x, bins, r, "refused")
            return
        # NumPy goes on with ranges that overflow.
        if np.isfinite(bins / (edges[-1] - edges[0])) and np.isfinite(edges[-1] - edges[0]):
            line("histogram", x, bins, r, counts, edges, density)

    def edges(self):
        x = self.values(self.whole(0, 40))
        edges = np.sort(self.pick(self.values(self.whole(2, 9), finite=True),
                                  np.append(x[np.isfinite(x)], [0.0, 1.0])))
        counts, _ = np.histogram(x, edges)
        density, _ = np.histogram(x, edges, density=True)
        line("edges", x, edges, counts, density)

    def dot(self):
        """Whole numbers, of which BLAS makes the same in every order."""
        l, m, n = (self.whole(0, self.pick(3, 9)) for _ in range(3))
        a = self.random.integers(-999, 1000, (l, m)).astype(float)
        b = self.random.integers(-999, 1000, (m, n)).astype(float)
        line("dot", l, m, n, a, b, a @ b, a @ b[:, 0] if n else "", a[0] @ b if l else "")
        # One product after the other.
        x, y = self.random.normal(size=(2, self.whole(0, 20)))
        total = 0.0
        for i in range(x.size):
            total += float(x[i] * y[i])
        assert np.isclose(total, np.dot(x, y), 1e-9, 1e-12)
        line("dot in order", x, y, total)

    def random_state(self):
        """Several calls to one generator."""
        seed = self.pick(self.whole(0, 100), self.whole(0, 2**32))
        state, calls, results = np.random.RandomState(seed), [], []
        for _ in range(self.whole(1, 7)):
            call, result = self.random_call(state)
            calls.append(",".join(f if isinstance(f, str) else text(f) for f in call))
            results.append(text(result))
        line("random", seed, "|".join(calls), "|".join(results))

    def random_call(self, state):
        n = self.whole(0, self.pick(4, 12))
        kind = self.pick("rand", "randn", "normal", "uniform", "randint", "permutation", "shuffle",
                         "rows", "choice", "choice p")
        if kind in ("rand", "randn"):
            return (kind, n), getattr(state, kind)(n)
        if kind == "normal":
            loc, scale = self.number(), abs(self.number())
            return (kind, loc, scale, n), state.normal(loc, scale, n)
        if kind == "uniform":
            low, high = self.number() / 4, self.number() / 4
            return (kind, low, high, n), state.uniform(low, high, n)
        if kind == "randint":
            low = self.pick(0, self.whole(-100, 100), self.whole(-2**63, 2**63 - 1), -2**63)
            distance = self.pick(1, self.whole(1, 100), 2**self.whole(0, 64), 2**32, 2**32 + 1,
                                 2**32 - 1, self.whole(1, 2**62))
            high = min(low + distance, 2**63 - 1)
            return (kind, low, high, n), state.randint(low, high, n)
        if kind == "permutation":
            return (kind, n), state.permutation(n)
        if kind == "shuffle":
            x = np.arange(n) / 2
            state.shuffle(x)
            return (kind, n), x
        if kind == "rows":
            x = np.arange(3.0 * n).reshape(n, 3)
            state.shuffle(x)
            return (kind, n), x
        return self.choice(state, kind)

    def choice(self, state, kind):
        n, replace = self.whole(1, self.pick(4, 12)), self.pick(0, 1)
        if kind == "choice":
            size = self.whole(0, 12 if replace else n + 1)
            return (kind, n, size, replace), state.choice(n, size, bool(replace))
        p = self.random.random(n) ** self.pick(1, 8)
        p[self.random.random(n) < 0.2] = 0.0
        p[self.whole(0, n)] += 0.5
        p /= p.sum()
        size = self.whole(0, 12 if replace else np.count_nonzero(p) + 1)
        return (kind, size, replace, p), state.choice(n, size, bool(replace), p)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--cases", type=int, default=600)
    options = arguments.parse_args()
    print("function;arguments and results")
    cases = Cases(options.seed)
    kinds = [cases.linspace, cases.logspace, cases.argmin, cases.sort, cases.percentile,
             cases.histogram, cases.edges, cases.dot] + [cases.random_state] * 4
    for i in range(options.cases):
        kinds[i % len(kinds)]()


main()
