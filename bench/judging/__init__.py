"""The bench of judging: one workload of any size, judged by every engine side by side. See README.md."""
