"""The scorecard of an area: how many targets were reached, what changed, what lags and who answers for it."""
