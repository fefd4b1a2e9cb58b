"""Lies here so that tests in every folder can import what stands beside it, such as `editions`; and so that a busy machine fails no test."""

from hypothesis import HealthCheck, settings

settings.register_profile("any_machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any_machine")
