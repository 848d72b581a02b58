"""All problems of a repository piece by piece, with several processes, remembered from run to run."""
