"""The editor's server (Language Server Protocol 3.17): findings and their proof while a report is written.

The server's own process only speaks with the editor. A second process does whatever may take long or go wrong, so
that it can be ended at any time: reading configurations, loading packs, checking.
"""
