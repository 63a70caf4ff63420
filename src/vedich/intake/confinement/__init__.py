"""Confinement: what is taken away from a child before it opens a file from outside, layer by layer.

Each module is one layer of the Linux kernel, asked for by its own call and told truly when it is not there.
"""
