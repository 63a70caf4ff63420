"""Biểu chỉ tiêu: the targets of an area as the form that officials know, and where each figure comes from."""
