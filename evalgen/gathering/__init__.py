"""Tổng hợp: the published results of many organizations as one dataset, and questions to it.

Documents of the API ──coherence──▶ problems
                     └──harvest──▶ tables ──dataset──▶ results/period=…/province=…/*.parquet ──counting──▶ counts
"""
