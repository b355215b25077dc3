"""What a process prints and logs, and how one begins that another started. Light: nothing here imports anything."""
