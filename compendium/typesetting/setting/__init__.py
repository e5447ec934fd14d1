"""The engine's side, in a process of its own: HTML becomes fragments. Only here and in `engine` is WeasyPrint."""
