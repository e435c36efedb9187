"""Keda: the KEDA of a cluster, installed, left to AKS, or found."""

from collections.abc import Mapping
from typing import cast

import pulumi

from .arguments import checked, require_mapping
from .charts.keda_problems import problems_in_keda
from .charts.versions import promised_version
from .keda_add_ons import add_ons
from .keda_args import KedaArgs
from .keda_arguments import KedaChoices, KedaMode
from .keda_modes import by_aks, by_helm, by_others
from .package import PACKAGE
from .problems import InvalidInputError, errors
from .refusals import refused_plainly

WAYS = {KedaMode.HELM: by_helm, KedaMode.AKS_ADD_ON: by_aks, KedaMode.EXISTING: by_others}


class Keda(pulumi.ComponentResource):
    """KEDA in a cluster: installed by its chart, by AKS, or by somebody else."""

    namespace: pulumi.Output[str]
    """Namespace of KEDA's operator."""
    service_account: pulumi.Output[str]
    """ServiceAccount of KEDA's operator."""
    federated_subject: pulumi.Output[str]
    """That ServiceAccount as a federated credential names it: `system:serviceaccount:keda:keda-operator`. Each identity
    that KEDA signs in as has to trust it."""
    version: pulumi.Output[str]
    """KEDA's version. Of an existing KEDA, the one that runs."""
    interceptor_address: pulumi.Output[str | None]
    """Where requests reach the HTTP add-on from within the cluster. Nothing without the add-on."""
    http_scaler_address: pulumi.Output[str | None]
    """Where KEDA asks the HTTP add-on. Nothing without the add-on."""
    cosmos_db_scaler_address: pulumi.Output[str | None]
    """Where KEDA asks the external scaler for Cosmos DB, as `scalerAddress` in a function's metadata. Nothing without
    the scaler."""

    def __init__(self, name: str, args: KedaArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        with refused_plainly():
            told, chosen, warnings = checked_choices(name, args)
        super().__init__(f"{PACKAGE}:index:Keda", name, {}, opts)
        for warning in warnings:
            pulumi.log.warn(warning, self)
        self._promised = promised_version(chosen)
        keda = WAYS[chosen.get("mode", KedaMode.HELM)](name, told, chosen, self._child)
        addresses = add_ons(name, told, chosen, keda, self._child)
        subject = pulumi.Output.format("system:serviceaccount:{0}:{1}", keda.namespace, keda.account)
        self.namespace = pulumi.Output.from_input(keda.namespace)
        self.service_account = pulumi.Output.from_input(keda.account)
        self.federated_subject = subject
        self.version = pulumi.Output.from_input(keda.version)
        self.interceptor_address = pulumi.Output.from_input(addresses.get("interceptor_address"))
        self.http_scaler_address = pulumi.Output.from_input(addresses.get("http_scaler_address"))
        self.cosmos_db_scaler_address = pulumi.Output.from_input(addresses.get("cosmos_db_scaler_address"))
        self.register_outputs(
            {
                "namespace": keda.namespace,
                "serviceAccount": keda.account,
                "federatedSubject": subject,
                "version": keda.version,
                "interceptorAddress": addresses.get("interceptor_address"),
                "httpScalerAddress": addresses.get("http_scaler_address"),
                "cosmosDbScalerAddress": addresses.get("cosmos_db_scaler_address"),
            }
        )

    @property
    def keda_version(self) -> str:
        """The KEDA that apps can count on, as plain text: what their argument `keda_version` takes."""
        return self._promised

    def _child(self, depends_on: list[pulumi.Resource] | None = None) -> pulumi.ResourceOptions:
        return pulumi.ResourceOptions(parent=self, depends_on=depends_on)


def checked_choices(name: str, args: KedaArgs) -> tuple[KedaArgs, KedaChoices, list[str]]:
    """The arguments, what of them decides on values, and warnings.

    Raises InvalidInputError with all problems, before any resource exists.
    """
    require_mapping(args, KedaArgs)
    # Values may hold Outputs at any depth, which nothing here looks into.
    values = args.get("values")
    given = cast("Mapping[str, object]", args)
    told, problems = checked({key: value for key, value in given.items() if key != "values"}, KedaArgs)
    chosen = cast("KedaChoices", told)
    problems += problems_in_keda(chosen, given)
    if found := errors(problems):
        raise InvalidInputError(name, found)
    if values is not None:
        told["values"] = values
    return told, chosen, [str(problem) for problem in problems]
