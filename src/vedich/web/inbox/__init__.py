"""The work that waits for me: documents, findings, reports and approvals, one click to each."""
