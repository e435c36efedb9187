"""`python -m tools.keda_catalogue`: write the catalogue of KEDA's scalers anew, after a new version of KEDA.

The version is the one that tools/go/kubernetes/go.mod pins.
"""

from tools.executables.folders import CLONE
from tools.executables.locate import module_folder
from tools.executables.pins import KEDA, KUBERNETES_MODULE

from .catalogue import make_catalogue
from .overlay import OVERLAY

CATALOGUE = CLONE / "components/pulumi_keda_functions/keda/catalogue.json"


def main() -> None:
    """Writes the file that the package ships."""
    folder = module_folder(KUBERNETES_MODULE.name, KEDA)
    keda_version = folder.name.partition("@v")[2]
    CATALOGUE.write_text(make_catalogue(folder, keda_version, OVERLAY))


if __name__ == "__main__":
    main()
