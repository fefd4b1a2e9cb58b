"""Lies here so that tests in every folder can import what stands beside it, such as `editions`."""
