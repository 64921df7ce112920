# Says what the interpreter is that runs this, as JSON. Run with -I -S -B: nothing of the
# environment is imported and nothing is written. The argument is the environment's folder, which an
# interpreter without `site` does not know.
import json
import os
import platform
import site
import sys
import sysconfig

prefix = sys.argv[1]


def site_packages(base):
    paths = sysconfig.get_paths("posix_prefix" if os.name == "posix" else "nt",
                                vars={"base": base, "platbase": base})
    return [paths["purelib"], paths["platlib"]]


def implementation_version():
    info = sys.implementation.version
    version = "%d.%d.%d" % (info.major, info.minor, info.micro)
    if info.releaselevel != "final":
        version += info.releaselevel[0] + str(info.serial)
    return version


print(json.dumps({
    "version": platform.python_version(),
    "implementation": sys.implementation.name,
    "freeThreaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    "sitePackages": site_packages(prefix),
    "systemSitePackages": site.getsitepackages([sys.base_prefix]),
    "markers": {
        "os_name": os.name,
        "sys_platform": sys.platform,
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "platform_release": platform.release(),
        "platform_system": platform.system(),
        "platform_version": platform.version(),
        "python_version": "%d.%d" % sys.version_info[:2],
        "python_full_version": platform.python_version(),
        "implementation_name": sys.implementation.name,
        "implementation_version": implementation_version(),
    },
}))
