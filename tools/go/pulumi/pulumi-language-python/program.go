package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
)

const (
	// The SDK's script that connects a program to the engine. It lies beside this executable.
	execScript = "pulumi-language-python-exec"
	// The status with which the script ends when the program's error is already shown.
	errorAlreadyShown = 32
)

// Run runs a program for one preview, update or destroy. Its output goes through this process to the engine.
func (h *host) Run(ctx context.Context, request *pulumirpc.RunRequest) (*pulumirpc.RunResponse, error) {
	ctx, stop := h.untilCancelled(ctx)
	defer stop()
	script, err := besideThisExecutable(execScript)
	if err != nil {
		return nil, err
	}
	configuration, err := configurationVariables(request)
	if err != nil {
		return nil, err
	}
	command, err := pythonCommand(ctx, request.GetInfo(), configuration, h.scriptArguments(script, request)...)
	if err != nil {
		return nil, err
	}
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	return outcome(command.Run()), nil
}

func (h *host) scriptArguments(script string, request *pulumirpc.RunRequest) []string {
	arguments := []string{
		script,
		"--monitor", request.GetMonitorAddress(),
		"--engine", h.engine,
		"--organization", request.GetOrganization(),
		"--project", request.GetProject(),
		"--stack", request.GetStack(),
		"--root_directory", request.GetInfo().GetRootDirectory(),
		"--pwd", request.GetPwd(),
		"--dry_run", strconv.FormatBool(request.GetDryRun()),
		"--parallel", strconv.Itoa(int(request.GetParallel())),
		entryPoint(request.GetInfo()),
	}
	return append(arguments, request.GetArgs()...)
}

// configurationVariables carry the stack's configuration, which a command line would show to every user.
func configurationVariables(request *pulumirpc.RunRequest) ([]string, error) {
	values, secrets := request.GetConfig(), request.GetConfigSecretKeys()
	if values == nil {
		values = map[string]string{} // The SDK reads {} and [], never null.
	}
	if secrets == nil {
		secrets = []string{}
	}
	valuesJSON, err := json.Marshal(values)
	if err != nil {
		return nil, err
	}
	secretsJSON, err := json.Marshal(secrets)
	if err != nil {
		return nil, err
	}
	return []string{
		"PULUMI_CONFIG=" + string(valuesJSON),
		"PULUMI_CONFIG_SECRET_KEYS=" + string(secretsJSON),
	}, nil
}

func outcome(err error) *pulumirpc.RunResponse {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return &pulumirpc.RunResponse{}
	case !errors.As(err, &exit):
		return &pulumirpc.RunResponse{Error: fmt.Sprintf("the program could not be run: %v", err)}
	case exit.ExitCode() == errorAlreadyShown:
		return &pulumirpc.RunResponse{Bail: true}
	default:
		return &pulumirpc.RunResponse{Error: fmt.Sprintf("the program ended with exit status %d", exit.ExitCode())}
	}
}

func besideThisExecutable(name string) (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	if self, err = filepath.EvalSymlinks(self); err != nil {
		return "", err
	}
	return filepath.Join(filepath.Dir(self), name), nil
}
