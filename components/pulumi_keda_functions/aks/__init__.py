"""The parts of an AksCluster as Pulumi resources. What is decided lies in `azure`; here it is only wired."""
