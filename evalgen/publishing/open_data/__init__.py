"""Dữ liệu mở: the public results for programs and spreadsheets, under a versioned address.

PublicSite ──entries──▶ entries ──json_files──▶ api/v1/*.json
                              └──tables──▶ CSV, XLSX, Parquet
"""
