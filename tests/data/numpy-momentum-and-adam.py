"""Prints what lesson 11 prints, computed with NumPy.

    python3 numpy-momentum-and-adam.py seed=1 > numpy-momentum-and-adam/seed=1.txt
    python3 numpy-momentum-and-adam.py beta1=0 > numpy-momentum-and-adam/beta1=0.txt

As committed, with NumPy 1.24.2.
"""
import sys

import numpy as np


def main(seed=1, n_iter=60, step_size=0.02, beta=0.8, beta1=0.8, beta2=0.999, curvature=100.0):
    start = -1.0 + np.random.RandomState(seed).rand(2) * 2.0

    def run(step, alpha, n, x=start):
        """Every iterate, the start first; step(t, gradient) is what alpha is multiplied with."""
        points = [x]
        for t in range(n):
            points.append(points[-1] - alpha * step(t, 2.0 * points[-1]))
        return np.array(points)

    def ball(share):
        v = np.zeros(2)

        def step(_, g):
            v[:] = v * share + g
            return v
        return step

    def adam(alpha, decay1, decay2, corrected, n):
        x, m, v, power1, power2 = start, np.zeros(2), np.zeros(2), 1.0, 1.0
        for _ in range(n):
            g = 2.0 * x
            power1, power2 = power1 * decay1, power2 * decay2
            m = m * decay1 + g * (1.0 - decay1)
            v = v * decay2 + (g * g) * (1.0 - decay2)
            c1, c2 = (1.0 - power1, 1.0 - power2) if corrected else (1.0, 1.0)
            x = x - alpha * (m / c1) / (1e-8 + np.sqrt(v / c2))
            yield x

    def report(points):
        for t, x in enumerate(points):
            if t == 0 or t % 10 == 9 or t + 1 == n_iter:
                print(">%d f(%s) = %.5f" % (t, x, x[0] * x[0] + x[1] * x[1]))
        print("f = %.3g" % (x[0] * x[0] + x[1] * x[1]))

    rolled = run(ball(beta), step_size, n_iter)
    moves = np.diff(rolled, axis=0)
    print("the second step is %.4g times as long as the first" % (moves[1, 1] / moves[0, 1]))
    report(rolled[1:])
    print("Momentum of the library: equal to the last bit")

    def in_valley(alpha, share):
        """After how many iterations the distance is at most a thousandth of that of the start."""
        x, v, n = np.array([10.0, 1.0]), np.zeros(2), 0
        least = np.linalg.norm(x) / 1000.0
        while np.linalg.norm(x) > least:
            v = v * share + np.array([1.0, curvature]) * x
            x = x - alpha * v
            n += 1
        return n

    alpha, rate = 2.0 / (1.0 + curvature), (curvature - 1.0) / (curvature + 1.0)
    print("gradient descent: step size %.4g, rate %.4f" % (alpha, rate))
    print("a thousandth of the distance after %d iterations" % in_valley(alpha, 0.0))
    root = np.sqrt(curvature)
    alpha, rate = (2.0 / (root + 1.0)) ** 2, (root - 1.0) / (root + 1.0)
    print("momentum: step size %.4g, beta %.4f, rate %.4f" % (alpha, rate ** 2, rate))
    print("a thousandth of the distance after %d iterations" % in_valley(alpha, rate ** 2))

    print("Adam:                 1 step sizes")
    print("without correction:   %.4g step sizes" % ((1.0 - beta1) / np.sqrt(1.0 - beta2)))
    print("RMSProp, rho = beta2: %.4g step sizes" % (1.0 / np.sqrt(1.0 - beta2)))
    report(adam(step_size, beta1, beta2, True, n_iter))
    print("Adam of the library: equal to the last bit")
    print("step size   without correction   with correction")
    for alpha in 0.01, 0.02, 0.05, 0.1, 0.2:
        ends = [np.sum(list(adam(alpha, 0.0, 0.99, c, 50))[-1] ** 2) for c in (False, True)]
        print("%-11g %-20.3g %.3g" % (alpha, *ends))


if __name__ == "__main__":
    given = dict(argument.split("=") for argument in sys.argv[1:])
    main(**{name: float(value) if any(c in value for c in ".e") else int(value)
            for name, value in given.items()})
