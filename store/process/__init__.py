"""What a process prints and logs, and how one begins that another started."""
