"""Screens, one a module: each composes widgets and wires them to the desk."""
