"""Computes with NumPy what lessons 12 and 13 tell, for tests/lessons/course_test.cpp.

    python3 numpy-lessons.py settling > numpy-lessons/settling.txt
    python3 numpy-lessons.py noise > numpy-lessons/noise.txt          # takes half a minute
    python3 numpy-lessons.py settling rho=0.99 n_iter=3000 > \
        numpy-lessons/settling,rho=0.99,n_iter=3000.txt

Every line that it writes stands in what the lesson prints or shows with these parameters.
"""
import math
import sys

import numpy as np

np.seterr(all="ignore")


# Lesson 12

def rmsprop(c, minimum, start, step_size, rho, n_iter):
    """The iterates and the step sizes in force along one coordinate: (n_iter) each."""
    x, s = start, 0.0
    iterates, in_force = np.empty(n_iter), np.empty(n_iter)
    for t in range(n_iter):
        g = c * (x - minimum)
        s = s * rho + g * g * (1 - rho)
        in_force[t] = step_size(t) / (1e-8 + math.sqrt(s))
        x = x - in_force[t] * g
        iterates[t] = x
    return iterates, in_force


def settling(step_size=0.1, rho=0.9, n_iter=400, center=0.0, tau=20.0):
    n_iter = int(n_iter)
    valley = (("x", 0.2, center, -4.5), ("y", 4.0, 0.0, 1.2))
    for name, c, minimum, start in valley:
        x, in_force = rmsprop(c, minimum, start, lambda t: step_size, rho, n_iter)
        d = np.abs(x - minimum)
        nearest = d.argmin()
        print("%s: %.2e from the minimum after %d iterations, then up to %.3f,"
              % (name, d[nearest], nearest + 1, d[nearest:].max()))
        print("   and after the last two of %d: %.6f, %.6f" % (n_iter, d[-2], d[-1]))
        print("%s: curvature %3.1f, step size in force %.4g, product %.4g"
              % (name, c, in_force[-1], c * in_force[-1]))
    for decay in (0.5, 0.9, 0.99):
        cycles, bursts = [], []  # in step sizes
        for alpha in np.logspace(-3, -1, 9):
            enough = int(6 / alpha + 60 / (1 - decay))
            for start in np.linspace(4, 5, 11):
                d = np.abs(rmsprop(1.0, 0.0, start, lambda t: alpha, decay, enough)[0])
                cycles.append(d[-1] / alpha)
                bursts.append(d[d.argmin():].max() / alpha)
        print("| %g | %.4f to %.4f | up to %.2f | %.2f |"
              % (decay, min(cycles), max(cycles), max(bursts), 1 / math.sqrt(1 - decay)))
    schedules = {
        "constant": lambda t: step_size,
        "constant, a tenth": lambda t: step_size / 10,
        "1/t": lambda t: step_size / (1 + t / tau),
        "cosine": lambda t: step_size / 2 * (1 + math.cos(math.pi * t / n_iter))}
    for name, schedule in schedules.items():
        (x, _), (y, in_force) = (rmsprop(c, minimum, start, schedule, rho, n_iter)
                                 for _, c, minimum, start in valley)
        f = 0.1 * (x - center) ** 2 + 2 * y ** 2
        print("| %s | %.2g | %.2g | %.2f |"
              % (name, f[-1], f[n_iter - n_iter // 5:].max(), 4 * in_force[-20:].mean()))


# Lesson 13

SAMPLES = 200


class Problem:
    """Least squares: a: (n, 2), b: (n)."""

    def __init__(self, a, b):
        self.a, self.b = a, b
        self.h = a.T @ a / SAMPLES
        self.minimum = np.linalg.solve(self.h, a.T @ b / SAMPLES)

    def excess(self, w):
        d = w - self.minimum
        return 0.5 * np.einsum("...i,ij,...j", d, self.h, d)

    def gradient(self, w, drawn):
        """Of a batch for each of some runs; w: (runs, 2), drawn: (runs, batch_size)."""
        a = self.a[drawn]
        error = np.einsum("rbi,ri->rb", a, w) - self.b[drawn]
        return np.einsum("rb,rbi->ri", error, a) / drawn.shape[1]


class Optimizer:
    """As those of the library, for some runs at once."""

    def __init__(self, kind, step_size, rho=0.99):
        self.kind, self.step_size, self.rho = kind, step_size, rho
        self.m = self.v = 0.0
        self.t = 0

    def step(self, w, g):
        self.t += 1
        if self.kind == "gradient descent":
            return w - self.step_size * g
        if self.kind == "momentum":
            self.m = self.m * 0.9 + g
            return w - self.step_size * self.m
        if self.kind == "AdaGrad":
            self.v = self.v + g * g
        if self.kind == "RMSProp":
            self.v = self.v * self.rho + g * g * (1 - self.rho)
        if self.kind == "Adam":
            self.m = self.m * 0.9 + g * 0.1
            self.v = self.v * 0.999 + g * g * 0.001
            v = self.v / (1 - 0.999 ** self.t)
            return w - self.step_size * self.m / (1 - 0.9 ** self.t) / (1e-8 + np.sqrt(v))
        return w - self.step_size / (1e-8 + np.sqrt(self.v)) * g


def search(problem, optimizer, start, drawn, cosine=False):
    """The excess after each iteration: (runs, n_iter); drawn: (runs, n_iter, batch_size)."""
    runs, n_iter, _ = drawn.shape
    w, above = np.tile(start, (runs, 1)), np.empty((runs, n_iter))
    for t in range(n_iter):
        before = w
        w = optimizer.step(w, problem.gradient(w, drawn[:, t]))
        if cosine:
            w = before + 0.5 * (1 + math.cos(math.pi * t / n_iter)) * (w - before)
        above[:, t] = problem.excess(w)
    return above


def batches(seeds, n_iter, batch_size):
    return np.array([np.random.RandomState(seed).randint(0, SAMPLES, (n_iter, batch_size))
                     for seed in seeds])


def errors_of_batches(even):
    for part in (0.0, 0.9, 0.99):
        w = part * even.minimum
        exact = even.h @ (w - even.minimum)
        row = []
        for size in (1, 10, 100):
            drawn = batches([1], 1000, size)[0]
            g = even.gradient(np.tile(w, (1000, 1)), drawn)
            row.append(math.sqrt(((g - exact) ** 2).sum(1).mean()))
        print("| %s | %.3f | %.3f | %.3f | %.3f |"
              % (("%g of the way to the minimum" % part) if part else "the start",
                 np.hypot(*exact), *row))


def noise_balls(even):
    for kind in ("gradient descent", "RMSProp", "Adam"):
        ball = [search(even, Optimizer(kind, 0.05), even.minimum,
                       batches(range(1, 11), 1000, size))[:, 500:].mean()
                for size in (1, 10, 100)]
        print("| %s | %.2e | %.2e | %.2e | %.1f times lower |"
              % (kind, *ball, ball[0] / ball[2]))
    g = (even.a @ even.minimum - even.b)[:, None] * even.a
    sigma2 = (g ** 2).sum() / SAMPLES
    print("| $\\alpha \\sigma^2 / (4 B)$ | %.2e | %.2e | %.2e | 100 |"
          % tuple(0.05 * sigma2 / (4 * size) for size in (1, 10, 100)))


def contest(problem, kind, cosine, rho, tuning, measured):
    """The median of the ends, with the best of the step sizes, as a cell of the table."""
    def ends(step_size, drawn):
        above = search(problem, Optimizer(kind, step_size, rho), np.zeros(2), drawn, cosine)
        n_iter = above.shape[1]
        return above[:, n_iter - n_iter // 5:].mean(1)

    step_sizes = np.logspace(-3, 0.75, 16)
    scores = [np.median(ends(step_size, tuning)) for step_size in step_sizes]
    best = int(np.nanargmin(scores))
    return "%.2e (%.2g%s)" % (np.median(ends(step_sizes[best], measured)), step_sizes[best],
                              ", edge of the sweep" if best in (0, 15) else "")


def noise(seed=0, noise=0.5, n_iter=400, batch_size=10, step_size=0.1, runs=40, rho=0.99):
    n_iter, batch_size, runs = int(n_iter), int(batch_size), int(runs)
    random = np.random.RandomState(int(seed))
    a = random.randn(SAMPLES, 2)
    b = a.sum(1) + noise * random.randn(SAMPLES)
    even = Problem(a, b)

    w = np.zeros((1, 2))
    for drawn in batches([1], n_iter, batch_size)[0]:
        w = w - step_size * even.gradient(w, drawn[None])
    print("after %d iterations: w = (%.4f, %.4f), f is %.2e above its minimum"
          % (n_iter, *w[0], even.excess(w[0])))
    errors_of_batches(even)
    noise_balls(even)

    rare = random.rand(SAMPLES) < 0.1
    problems = [even, Problem(a * [1, 0.1], b),
                Problem(np.column_stack([a[:, 0], np.where(rare, a[:, 1], 0)]),
                        b - np.where(rare, 0, a[:, 1]))]
    drawn = batches(range(1, 6 + runs), n_iter, batch_size)
    for cosine in (False, True):
        for kind in ("gradient descent", "momentum", "AdaGrad", "RMSProp", "Adam"):
            cells = [contest(p, kind, cosine, rho, drawn[:5], drawn[5:]) for p in problems]
            print("| %s, %s | %s |" % (kind, "cosine" if cosine else "constant",
                                       " | ".join(cells)))


if __name__ == "__main__":
    values = dict(argument.split("=") for argument in sys.argv[2:])
    {"settling": settling, "noise": noise}[sys.argv[1]](
        **{name: float(value) for name, value in values.items()})
