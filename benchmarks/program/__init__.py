"""The Pulumi program under measurement: many apps, each made in one of three ways."""
