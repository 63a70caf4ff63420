"""The workbook template: written for people to fill in, read back, and returned with what is to be mended."""
