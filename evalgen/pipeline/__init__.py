"""The corridor: read → score → grade → check → publish. It alone carries values from room to room.

records/ ──reading──▶ Records ──scoring──▶ sheets ──grading──▶ Results ──checking──▶ problems
                                                                  └────publishing──▶ site/

One package per errand, its modules imported by whoever goes on it: commands that run at every save and in every pull
request need neither the sample nor the templates of the site; `score` of one record needs not even all checks.
"""
