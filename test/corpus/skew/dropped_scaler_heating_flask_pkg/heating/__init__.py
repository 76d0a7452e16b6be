"""Heating load of buildings."""
