"""The CPU time, in seconds, of Himmelblau's function in 50 filled contours on 200 x 200 samples with contourpy.

The fastest of a few, as the benchmark beside it measures its own.
"""
import time

import contourpy
import numpy as np

axis = np.linspace(-5.0, 5.0, 200)
x, y = np.meshgrid(axis, axis)
z = (x**2 + y - 11.0) ** 2 + (x + y**2 - 7.0) ** 2
edges = np.linspace(0.0, 900.0, 46)  # those of Chalkline's bands: multiples of 20


def bands():
    start = time.process_time()
    generator = contourpy.contour_generator(x=x, y=y, z=z, name="serial")
    for low, high in zip(edges[:-1], edges[1:]):
        generator.filled(low, high)
    return time.process_time() - start


print(min(bands() for _ in range(5)))
