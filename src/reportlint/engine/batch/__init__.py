"""Checks many files, by turns or side by side; none of them can stop the rest."""

from reportlint.engine.batch.batch import Batch, Options
from reportlint.engine.batch.job import Done, WorkerError

__all__ = ["Batch", "Done", "Options", "WorkerError"]
