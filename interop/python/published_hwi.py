"""hwi as it was published. Usage: PYTHONPATH=… python3 published_hwi.py ARGUMENT…"""

from hwilib._cli import main

main()
