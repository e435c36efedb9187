package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"github.com/pulumi/pulumi/sdk/v3/python/toolchain"
)

// pythonOf is the Python (a virtual environment, poetry, uv) that a program's `runtime.options` in
// Pulumi.yaml name; without a `toolchain` there, the one whose lock file is found upwards of it.
func pythonOf(program *pulumirpc.ProgramInfo) (toolchain.Toolchain, error) {
	options := program.GetOptions().AsMap()
	virtualenv, err := textOption(options, "virtualenv")
	if err != nil {
		return nil, err
	}
	name, err := textOption(options, "toolchain")
	if err != nil {
		return nil, err
	}
	python := toolchain.PythonOptions{
		Root:       program.GetRootDirectory(),
		ProgramDir: program.GetProgramDirectory(),
		Virtualenv: virtualenv,
	}
	switch name {
	case "":
		python.Toolchain = toolchain.Auto
	case "pip":
		python.Toolchain = toolchain.Pip
	case "poetry":
		python.Toolchain = toolchain.Poetry
	case "uv":
		python.Toolchain = toolchain.Uv
	default:
		return nil, fmt.Errorf("Pulumi.yaml: runtime option toolchain is %q: allowed are pip, poetry, uv", name)
	}
	return toolchain.ResolveToolchain(python)
}

// textOption is "" for an option that is left out.
func textOption(options map[string]any, name string) (string, error) {
	switch value := options[name].(type) {
	case nil:
		return "", nil
	case string:
		return value, nil
	default:
		return "", fmt.Errorf("Pulumi.yaml: runtime option %s is %v: it must be text", name, value)
	}
}

// entryPoint is what Python is given to run: the program's folder, or the file or folder that `main` names.
func entryPoint(program *pulumirpc.ProgramInfo) string {
	return filepath.Join(program.GetProgramDirectory(), program.GetEntryPoint())
}

// pythonCommand runs program's Python on arguments, unbuffered, in the environment of this process and extra.
func pythonCommand(ctx context.Context, program *pulumirpc.ProgramInfo, extra []string, arguments ...string,
) (*exec.Cmd, error) {
	python, err := pythonOf(program)
	if err != nil {
		return nil, err
	}
	if err := python.ValidateVenv(ctx); err != nil {
		return nil, err
	}
	command, err := python.Command(ctx, append([]string{"-u"}, arguments...)...)
	if err != nil {
		return nil, err
	}
	if command.Env == nil {
		command.Env = os.Environ()
	}
	command.Env = append(command.Env, extra...)
	terminable(command)
	return command, nil
}

// About says which Python a program runs on, for `pulumi about` and the record of an update.
func (h *host) About(ctx context.Context, request *pulumirpc.AboutRequest) (*pulumirpc.AboutResponse, error) {
	python, err := pythonOf(request.GetInfo())
	if err != nil {
		return nil, err
	}
	about, err := python.About(ctx)
	if err != nil {
		return nil, err
	}
	return &pulumirpc.AboutResponse{Executable: about.PythonExecutable, Version: about.PythonVersion.String()}, nil
}
